#!/usr/bin/env node
// Hands the codes that the console gateway prints to the Postman collection.
//
//   java -jar bootstrap/target/latchkey.jar | node postman/console-codes.js
//   node postman/console-codes.js --file console.txt      what was written to a file, and what is still being written
//
//   --port N    where to listen on 127.0.0.1 (8025)
//   --quiet     do not repeat what comes in on standard input
//
// GET /code?phone=+79123456789 answers {"phone","code"}: the latest code for that phone, each code once. 404 as long as
// there is none. For trying things out only: whoever can call this can sign in as anybody.
'use strict';

const fs = require('node:fs');
const http = require('node:http');
const readline = require('node:readline');
const { Readable } = require('node:stream');

const MESSAGE = /SMS to (\+[1-9]\d{7,14}): (.*)$/;
const CODE = /(?<!\d)\d{4,8}(?!\d)/;

const options = { port: 8025, file: null, quiet: false };
for (let args = process.argv.slice(2); args.length > 0; ) {
  const name = args.shift();
  if (name === '--quiet') options.quiet = true;
  else if (name === '--port') options.port = Number(args.shift());
  else if (name === '--file') options.file = args.shift();
  else {
    console.error('usage: console-codes.js [--port N] [--quiet] [--file FILE]');
    process.exit(2);
  }
}

const codes = new Map();

function read(line) {
  const message = MESSAGE.exec(line);
  const code = message && CODE.exec(message[2]);
  if (code) codes.set(message[1], code[0]);
}

// A file that may still grow. Never ends.
async function* follow(file) {
  const chunk = Buffer.alloc(64 * 1024);
  let position = 0;
  for (;;) {
    let length = 0;
    if (fs.existsSync(file)) {
      const open = fs.openSync(file, 'r');
      length = fs.readSync(open, chunk, 0, chunk.length, position);
      fs.closeSync(open);
    }
    if (length > 0) {
      position += length;
      yield Buffer.from(chunk.subarray(0, length));
    } else {
      await new Promise((again) => setTimeout(again, 100));
    }
  }
}

const server = http.createServer((request, response) => {
  const url = new URL(request.url, 'http://localhost');
  // A plus sign that was not encoded has become a space.
  const phone = (url.searchParams.get('phone') ?? '').replace(/^ /, '+');
  const code = url.pathname === '/code' ? codes.get(phone) : undefined;
  codes.delete(code === undefined ? '' : phone);
  response.writeHead(code === undefined ? 404 : 200, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(code === undefined ? { phone, code: null } : { phone, code }));
});

server.on('error', (trouble) => {
  console.error(`console-codes: ${trouble.message}`);
  process.exit(1);
});
server.listen(options.port, '127.0.0.1', () => {
  console.error(`console-codes: http://127.0.0.1:${server.address().port}/code?phone=…`);
});

const lines = readline.createInterface({ input: options.file ? Readable.from(follow(options.file)) : process.stdin });
lines.on('line', (line) => {
  if (!options.file && !options.quiet) console.log(line);
  read(line);
});
// The server whose output it was has ended.
lines.on('close', () => process.exit(0));
