// node init-data.mjs <package> sign|validate|validate3rd <token or id of the bot>   with JSON, or the data, on standard input.
import { createRequire } from "node:module";
import { join } from "node:path";
import { readFileSync } from "node:fs";

const [name, act, key] = process.argv.slice(2);
const library = createRequire(join(process.env.LATCHKEY_NODE_MODULES, "x"))(name);
const input = readFileSync(0, "utf8");

if (act === "sign") {
  const { auth_date, ...data } = JSON.parse(input);
  console.log(library.sign(data, key, new Date(auth_date * 1000)));
} else {
  try {
    library.validate(input, key, { expiresIn: 3600 });
    console.log("valid");
  } catch (refused) {
    console.log(`refused: ${refused.name}`);
  }
}
