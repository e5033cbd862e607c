// The phone: the chat of whoever it belongs to. It learns of changes by asking again and again, and waits there.
import { words } from "/words.js";

const at = (id) => document.getElementById(id);
let person = Number(sessionStorage.getItem("person")) || 0;
let payload = null;
let state = null;
let request = null;
let shownNotice;
let drawn = "";
let onPerson = () => {};

/** Tells whose phone it is, whenever that changes. */
export function startPhone(tell) {
  onPerson = tell;
  at("say").addEventListener("submit", (event) => {
    event.preventDefault();
    const text = at("words").value.trim();
    if (text) {
      at("words").value = "";
      act("say", { text });
    }
  });
  at("start").addEventListener("click", () => {
    const text = payload ? `/start ${payload}` : "/start";
    payload = null;
    act("say", { text });
  });
  at("block").addEventListener("click", () => act("block", { blocked: !state.chat.blocked }));
  at("attach").addEventListener("click", () => sheet(at("sheet").hidden));
  listen();
}

/** As a link to the bot does: the chat opens, and nothing is sent before Start is pressed. */
export function openBot(given) {
  payload = given;
  draw(true);
}

async function listen() {
  for (;;) {
    try {
      request = new AbortController();
      const after = state && state.person === person ? state.version : -1;
      const answer = await fetch(`/fake/state?person=${person}&after=${after}`, { signal: request.signal });
      const news = await answer.json();
      state = { ...news, person };
      if (!news.chat && news.people.length > 0) {
        choose(news.people[0].id);
      } else {
        draw(false);
      }
    } catch (fault) {
      if (fault.name !== "AbortError") {
        await new Promise((go) => setTimeout(go, 1000));
      }
    }
  }
}

function choose(id) {
  person = id;
  sessionStorage.setItem("person", String(id));
  shownNotice = undefined;
  at("toast").hidden = true;
  sheet(false);
  request?.abort();
}

async function act(what, body) {
  await fetch(`/fake/people/${person}/${what}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

function draw(force) {
  if (!state?.chat) {
    return;
  }
  const { chat, bot, people } = state;
  onPerson(chat);
  at("bot-name").textContent = bot.first_name;
  at("bot-face").textContent = bot.first_name.slice(0, 1);
  at("bot-state").textContent = chat.blocked ? words.blocked : chat.waiting ? words.typing : `@${bot.username} · ${words.bot}`;
  at("block").textContent = chat.blocked ? words.unblock : words.block;
  at("people").replaceChildren(...people.map(face));
  const wantsStart = payload !== null || (!chat.started && !chat.blocked);
  at("start").hidden = !wantsStart || chat.blocked;
  at("say").hidden = wantsStart || chat.blocked;
  keys(chat);
  notice(chat.notice);
  const now = JSON.stringify([person, chat.messages, chat.waiting]);
  if (force || now !== drawn) {
    drawn = now;
    at("chat").replaceChildren(...(chat.messages.length ? chat.messages.map(bubble) : [element("p", "empty", words.empty)]));
    at("chat").scrollTop = at("chat").scrollHeight;
  }
}

function face(someone) {
  const button = element("button", "who", "");
  button.type = "button";
  button.title = someone.phone;
  button.setAttribute("aria-pressed", String(someone.id === person));
  button.append(element("span", "face", someone.first_name.slice(0, 1)), element("b", "", someone.first_name), element("small", "", someone.phone ? `…${someone.phone.slice(-4)}` : "—"));
  button.addEventListener("click", () => choose(someone.id));
  return button;
}

function bubble(message) {
  const row = element("div", message.by_bot ? "row theirs" : "row mine", "");
  // As Telegram does: what a link brought along is not shown.
  const body = element("div", "bubble", (message.text ?? "").replace(/^\/start \S+$/, "/start"));
  if (message.contact) {
    const card = element("div", "contact", "");
    card.append(element("small", "", message.forward_origin ? `${words.contact}, ${words.forwarded}` : words.contact));
    card.append(element("b", "", message.contact.first_name), element("span", "", `+${message.contact.phone_number}`));
    body.append(card);
  }
  const date = new Date(message.date * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  body.append(element("time", "", message.edit_date ? `${words.edited} ${date}` : date));
  row.append(body);
  for (const line of message.reply_markup?.inline_keyboard ?? []) {
    const buttons = element("div", "buttons", "");
    buttons.append(...line.map((button) => inline(message, button)));
    row.append(buttons);
  }
  return row;
}

function inline(message, button) {
  if (button.url) {
    const link = element("a", "key", `${button.text} ↗`);
    link.href = button.url;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    return link;
  }
  const key = element("button", `key ${button.style ?? ""}`, button.text);
  key.type = "button";
  key.disabled = state.chat.blocked;
  key.addEventListener("click", () => {
    if (button.copy_text) {
      navigator.clipboard?.writeText(button.copy_text.text);
    } else if (button.callback_data) {
      act("press", { message_id: message.message_id, data: button.callback_data });
    }
  });
  return key;
}

function keys(chat) {
  const lines = chat.blocked ? [] : chat.keyboard?.keyboard ?? [];
  at("keys").hidden = lines.length === 0;
  at("keys").replaceChildren(...lines.map((line) => {
    const row = element("div", "buttons", "");
    row.append(...line.map((given) => {
      const button = typeof given === "string" ? { text: given } : given;
      const key = element("button", "key", button.text);
      key.type = "button";
      key.addEventListener("click", () => (button.request_contact ? act("share", {}) : act("say", { text: button.text })));
      return key;
    }));
    return row;
  }));
}

function sheet(isOpen) {
  at("sheet").hidden = !isOpen;
  at("attach").setAttribute("aria-expanded", String(isOpen));
  if (!isOpen || !state?.chat) {
    return;
  }
  const others = state.people.filter((someone) => someone.id !== person);
  const choices = state.commands.map((command) => [`/${command.command}: ${command.description}`, "say", { text: `/${command.command}` }]);
  choices.push([words.shareOwn(state.chat.first_name, state.chat.phone), "share", {}]);
  for (const other of others) {
    choices.push([words.shareOther(other.first_name), "share", { whose: other.id }]);
    choices.push([words.forward(other.first_name), "share", { whose: other.id, forwarded: true }]);
  }
  at("sheet").replaceChildren(...choices.map(([text, what, body]) => {
    const choice = element("button", "choice", text);
    choice.type = "button";
    choice.addEventListener("click", () => {
      sheet(false);
      act(what, body);
    });
    return choice;
  }));
}

function notice(given) {
  const toast = at("toast");
  // What was said before this chat was opened here is no news.
  const isNews = shownNotice !== undefined && given && given.query !== shownNotice;
  shownNotice = given?.query ?? null;
  if (!isNews) {
    return;
  }
  toast.textContent = given.text;
  toast.hidden = false;
  setTimeout(() => {
    toast.hidden = shownNotice === given.query || toast.hidden;
  }, given.alert ? 6000 : 3500);
}

function element(name, style, text) {
  const made = document.createElement(name);
  if (style) {
    made.className = style;
  }
  made.textContent = text;
  return made;
}
