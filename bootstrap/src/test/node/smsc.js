// A message centre made with npm smpp. What happens to a message is decided by the last four digits of its number.
// Prints a line of JSON for whatever happens to it; the first one says where it listens.
const smpp = require('smpp');

const PASSWORD = process.env.SMSC_PASSWORD;
const UNBIND = process.env.SMSC_UNBIND;
const REFUSALS = {
  '0011': smpp.ESME_RINVDSTADR,
  '0020': smpp.ESME_RMSGQFUL,
  '0088': smpp.ESME_RTHROTTLED,
};
const RECEIPT = 0x04;
const DELIVERED = 2;
const UNDELIVERABLE = 5;
let lastId = 0x78d41481;

const tell = (what) => console.log(JSON.stringify(what));

const inWords = (id, stat, err) =>
  `id:${id} sub:001 dlvrd:001 submit date:2611211000 done date:2611211001 stat:${stat} err:${err} text:Code: 4071`;

// What comes after the answer to a message: nothing for most, one or more deliver_sm for these.
const AFTERWARDS = {
  // The id in decimal, while the answer had it in hexadecimal.
  '1001': (id) => [{ esm_class: RECEIPT, short_message: inWords(id, 'DELIVRD', '000') }],
  '1002': (id) => [{ esm_class: RECEIPT, short_message: inWords(id.toString(16), 'UNDELIV', '0c1') }],
  '1003': (id) => [{
    esm_class: RECEIPT,
    short_message: '',
    receipted_message_id: id.toString(16),
    message_state: DELIVERED,
  }],
  '1004': (id) => [
    { short_message: inWords(id, 'DELIVRD', '000') },
    { esm_class: RECEIPT, short_message: 'Nothing to see here' },
    { esm_class: RECEIPT, short_message: inWords(id, 'REJECTD', '00b') },
  ],
  // The text says one thing and the field another: the field counts.
  '1005': (id) => [{
    esm_class: RECEIPT,
    short_message: inWords(id, 'DELIVRD', '000'),
    receipted_message_id: id.toString(16),
    message_state: UNDELIVERABLE,
  }],
};

const text = (message) => (Buffer.isBuffer(message) ? message.toString('hex') : message);

function submitted(session, pdu) {
  const fate = pdu.destination_addr.slice(-4);
  tell({
    event: 'submit',
    to: pdu.destination_addr,
    coding: pdu.data_coding,
    text: text(pdu.short_message.message),
    payload: pdu.message_payload && text(pdu.message_payload.message),
  });
  if (fate === '9999') {
    session.destroy();
  } else if (REFUSALS[fate]) {
    session.send(pdu.response({ command_status: REFUSALS[fate] }));
  } else {
    const id = ++lastId;
    session.send(pdu.response({ message_id: id.toString(16) }));
    for (const delivery of (AFTERWARDS[fate] || (() => []))(id)) {
      session.deliver_sm({ source_addr: pdu.destination_addr, destination_addr: 'Brand', ...delivery },
        (answer) => tell({ event: 'delivered', status: answer.command_status }));
    }
  }
}

const server = smpp.createServer((session) => {
  const bind = (pdu) => {
    tell({ event: 'bind', login: pdu.system_id, mode: pdu.command });
    if (pdu.password !== PASSWORD) {
      session.send(pdu.response({ command_status: smpp.ESME_RINVPASWD }));
      return;
    }
    session.send(pdu.response());
    // Some centres have something to say before anybody has asked.
    session.deliver_sm({ source_addr: '79120000000', destination_addr: 'Brand', short_message: 'Hello' });
  };
  session.on('bind_transceiver', bind);
  session.on('bind_transmitter', bind);
  session.on('bind_receiver', bind);
  session.on('submit_sm', (pdu) => submitted(session, pdu));
  session.on('enquire_link', (pdu) => session.send(pdu.response()));
  // Some centres know no good-bye.
  session.on('unbind', (pdu) => UNBIND === 'ignored' || session.send(pdu.response(), () => session.close()));
  session.on('error', () => session.destroy());
});
server.listen(0, '127.0.0.1', () => tell({ event: 'listening', port: server.address().port }));
process.stdin.resume().on('end', () => process.exit());
