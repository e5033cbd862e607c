// The site: begins a sign-in, shows the number and the link, and waits until somebody has said yes or no.
import { words } from "/words.js";

const at = (id) => document.getElementById(id);
let turn = 0;
let clock;

let whose = "";
let onOver = () => {};

/** The number of whoever has the phone, to be filled in with one press. */
export function offer(person) {
  whose = person.phone;
  at("fill").textContent = words.fill(person.first_name, person.phone);
  at("fill").hidden = !whose;
}

export function startSite(openLink, tellOver) {
  onOver = tellOver;
  at("fill").addEventListener("click", () => {
    at("number").value = whose;
  });
  at("begin").addEventListener("submit", (event) => {
    event.preventDefault();
    begin(at("number").value.trim());
  });
  at("again").addEventListener("click", reset);
  at("once-more").addEventListener("click", reset);
  at("link").addEventListener("click", (event) => {
    // A link to the real Telegram, or to a bot elsewhere, goes where it leads.
    if (new URL(at("link").href).origin === location.origin) {
      event.preventDefault();
      openLink(at("link").href);
    }
  });
}

function stage(name) {
  for (const each of ["begin", "waiting", "over"]) {
    at(each).hidden = each !== name;
  }
  at("site-title").hidden = name === "over";
}

function reset() {
  turn++;
  clearInterval(clock);
  at("trouble").hidden = true;
  stage("begin");
}

function trouble(text) {
  reset();
  at("trouble").textContent = text;
  at("trouble").hidden = false;
}

async function begin(phone) {
  const mine = ++turn;
  at("trouble").hidden = true;
  const answer = await ask("/latchkey/sessions", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(phone ? { phone } : {}),
  });
  if (mine !== turn || !answer) {
    return;
  }
  at("match").textContent = answer.match_code;
  at("link").href = answer.bot_url;
  countDown(answer.expires_in);
  stage("waiting");
  await follow(answer.session_id, mine);
}

async function follow(session, mine) {
  while (mine === turn) {
    const begun = Date.now();
    const seen = await ask(`/latchkey/sessions/${session}`);
    if (mine !== turn || !seen) {
      return;
    }
    if (seen.status !== "pending") {
      over(seen);
      return;
    }
    // Where nobody lets us wait, we wait ourselves.
    await new Promise((go) => setTimeout(go, Math.max(0, 1000 - (Date.now() - begun))));
  }
}

async function ask(path, options) {
  try {
    const response = await fetch(path, options);
    const body = await response.json();
    if (response.ok) {
      return body;
    }
    trouble(response.status === 502 && body.away ? words.away(body.away) : words.failed + (body.detail ?? body.title ?? response.status));
  } catch (fault) {
    trouble(words.failed + fault.message);
  }
  return null;
}

function countDown(seconds) {
  const end = Date.now() + seconds * 1000;
  const tick = () => {
    const left = Math.max(0, Math.round((end - Date.now()) / 1000));
    at("left").textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  };
  clearInterval(clock);
  clock = setInterval(tick, 1000);
  tick();
}

function over(seen) {
  turn++;
  clearInterval(clock);
  const isIn = seen.status === "approved";
  at("verdict-sign").textContent = isIn ? "✓" : "✕";
  at("verdict-sign").classList.toggle("bad", !isIn);
  at("verdict").textContent = words[seen.status] ?? seen.status;
  at("who").replaceChildren(...(isIn && seen.auth ? facts(seen.auth) : []));
  stage("over");
  onOver();
}

function facts(auth) {
  const user = auth.user;
  const rows = [
    [words.name, [user.first_name, user.last_name].filter(Boolean).join(" ") || words.none],
    [words.telegram, user.telegram_username ? `@${user.telegram_username}` : user.telegram_id ?? words.none],
    [words.phone, user.phone ?? words.none],
    [words.account, user.id],
  ];
  if (auth.is_new_user) {
    rows.push([words.isNew, words.yes]);
  }
  return rows.flatMap(([name, value]) => [element("dt", name), element("dd", String(value))]);
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
