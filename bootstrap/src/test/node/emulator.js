// telegram-test-api as Telegram. Prints its port. Each line that it reads is what somebody says to the bot of TG_TOKEN, or the
// data of a button that they press after a "!"; "?" prints what the bot has said.
const net = require("node:net");
const readline = require("node:readline");
const TelegramServer = require("telegram-test-api");

const free = () => new Promise((go) => {
  const socket = net.createServer();
  socket.listen(0, "127.0.0.1", () => {
    const { port } = socket.address();
    socket.close(() => go(port));
  });
});

(async () => {
  const port = await free();
  const server = new TelegramServer({ port, host: "127.0.0.1", storeTimeout: 600 });
  await server.start();
  const client = server.getClient(process.env.TG_TOKEN, { userId: 42, chatId: 42, firstName: "Anna", timeout: 20000 });
  console.log(port);
  for await (const line of readline.createInterface({ input: process.stdin })) {
    if (line === "?") {
      console.log(JSON.stringify(server.storage.botMessages.map((each) => each.message)));
    } else if (line.startsWith("!")) {
      await client.sendCallback(client.makeCallbackQuery(line.slice(1)));
      console.log("pressed");
    } else {
      await client.sendMessage(client.makeMessage(line));
      console.log("sent");
    }
  }
})();
