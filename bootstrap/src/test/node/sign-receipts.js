// Signs calls as the vendors' own libraries do: one line of JSON in, one line of JSON out.
'use strict';

const crypto = require('crypto');
const twilio = require('twilio');
const { verifySignature } = require('@vonage/jwt');
const jsonwebtoken = require('jsonwebtoken');

const asked = JSON.parse(process.argv[2]);

const urlWithHash = asked.url + '?bodySHA256=' + twilio.getExpectedBodyHash(asked.body);
const token = jsonwebtoken.sign(
  {
    iss: 'Vonage',
    jti: 'a-1',
    iat: asked.now,
    api_key: asked.apiKey,
    payload_hash: crypto.createHash('sha256').update(asked.body).digest('hex'),
  },
  asked.secret,
  { algorithm: 'HS256' },
);

process.stdout.write(
  JSON.stringify({
    twilio: twilio.getExpectedTwilioSignature(asked.secret, asked.url, asked.fields),
    urlWithHash,
    twilioOfBody: twilio.getExpectedTwilioSignature(asked.secret, urlWithHash, {}),
    vonage: token,
    vonageAccepts: verifySignature(token, asked.secret),
    vonageAcceptsOthers: verifySignature(token, asked.secret + 'x'),
  }),
);
