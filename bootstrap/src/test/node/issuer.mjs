// oauth2-mock-server as Telegram's OpenID provider. Prints its address. Each line that it reads is {"claims": {...}, "without":
// [...]}, answered with "ok" and true of the tokens of the next code; with "sign": true it is answered with such a token.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createInterface } from "node:readline";

const path = join(process.env.LATCHKEY_NODE_MODULES, "oauth2-mock-server", "dist", "index.mjs");
const { OAuth2Server } = await import(pathToFileURL(path));
const server = new OAuth2Server();
await server.issuer.keys.generate("RS256");
await server.start(0, "127.0.0.1");
console.log(server.issuer.url);

let said = {};
const change = (payload) => {
  Object.assign(payload, said.claims);
  (said.without ?? []).forEach((claim) => delete payload[claim]);
};
server.service.on("beforeTokenSigning", (token) => change(token.payload));

for await (const line of createInterface({ input: process.stdin })) {
  said = JSON.parse(line);
  console.log(said.sign ? await server.issuer.buildToken({ scopesOrTransform: (header, payload) => change(payload) }) : "ok");
}
await server.stop();
