// What the links in letters open. Nothing happens before somebody presses the button: programs that look at mail
// follow links too.
const words = {
  en: {
    verify: {
      title: "Confirm your address",
      lead: "Confirm that this e-mail address is yours.",
      button: "Confirm the address",
      done: "The address is confirmed. You can close this page.",
    },
    reset: {
      title: "Set a new password",
      lead: "At least 8 characters. All devices will be signed out.",
      button: "Set the password",
      done: "The new password is set. Sign in with it.",
    },
    change: {
      title: "Confirm your new address",
      lead: "Sign in to your account to give it this address. All devices will be signed out.",
      button: "Confirm the address",
      done: "Your account has the new address now. You can sign in again.",
    },
    login: "Phone, e-mail or username",
    code: "Code from the message",
    password: "Password",
    newPassword: "New password",
    show: "Show the password",
    next: "Continue",
    incomplete: "This link is incomplete. Open it from the letter once more.",
    unreachable: "The server cannot be reached. Please try again.",
    stranger: "There is no account with this number.",
  },
  ru: {
    verify: {
      title: "Подтвердите адрес",
      lead: "Подтвердите, что этот адрес почты ваш.",
      button: "Подтвердить адрес",
      done: "Адрес подтверждён. Страницу можно закрыть.",
    },
    reset: {
      title: "Задайте новый пароль",
      lead: "Не меньше 8 знаков. На всех устройствах будет выполнен выход.",
      button: "Задать пароль",
      done: "Новый пароль задан. Войдите с ним.",
    },
    change: {
      title: "Подтвердите новый адрес",
      lead: "Войдите в свою учётную запись, чтобы указать в ней этот адрес. На всех устройствах будет выполнен выход.",
      button: "Подтвердить адрес",
      done: "Теперь у вашей учётной записи новый адрес. Можно снова войти.",
    },
    login: "Телефон, почта или имя пользователя",
    code: "Код из сообщения",
    password: "Пароль",
    newPassword: "Новый пароль",
    show: "Показать пароль",
    next: "Продолжить",
    incomplete: "Ссылка неполная. Откройте её из письма ещё раз.",
    unreachable: "Сервер недоступен. Попробуйте ещё раз.",
    stranger: "Учётной записи с этим номером нет.",
  },
};

const page = document.body.dataset;
const language =
  navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag in words) ?? page.usual;
const common = words[language];
const own = common[page.purpose];
const token = new URLSearchParams(location.hash.slice(1)).get("token");
const $ = (id) => document.getElementById(id);

let challenge = null;

class Trouble extends Error {}

async function ask(method, path, body, access) {
  const headers = { "Accept-Language": language };
  if (body) headers["Content-Type"] = "application/json";
  if (access) headers.Authorization = `Bearer ${access}`;
  let answer;
  try {
    answer = await fetch(`${page.up}api/v1/${path}`, {
      method,
      headers,
      body: body && JSON.stringify(body),
      credentials: "omit",
    });
  } catch {
    throw new Trouble(common.unreachable);
  }
  const said = await answer.json().catch(() => null);
  if (answer.ok) return said;
  throw new Trouble(said?.errors?.[0]?.message ?? said?.detail ?? common.unreachable);
}

function show(...fields) {
  for (const part of document.querySelectorAll("[data-field]")) {
    part.hidden = !fields.includes(part.dataset.field);
    const input = part.querySelector("input");
    input.required = !part.hidden && input.type !== "checkbox";
  }
  $(fields[0])?.focus();
}

function say(text, mood) {
  $("answer").textContent = text;
  $("answer").className = mood;
}

const steps = {
  async verify() {
    await ask("POST", "auth/email/verify", { token });
    return true;
  },

  async reset() {
    await ask("POST", "auth/password/reset", { token, password: $("password").value });
    return true;
  },

  // An address is changed in a session of its account, and this page has none: it begins one and ends it again.
  async change() {
    if ($("code").required) {
      await confirm(await ask("POST", "auth/phone/verify", { challenge_id: challenge, code: $("code").value.trim() }));
      return true;
    }
    if ($("password").required) {
      await confirm(
        await ask("POST", "auth/login", { login: $("login").value.trim(), password: $("password").value }),
      );
      return true;
    }
    const login = $("login").value.trim();
    if (/^[+(\d][\d\s()-]{6,}$/.test(login)) {
      challenge = (await ask("POST", "auth/phone", { phone: login })).challenge_id;
      show("code");
    } else {
      show("password", "show");
    }
    $("button").textContent = own.button;
    return false;
  },
};

async function confirm(auth) {
  const access = auth.access_token;
  if (auth.is_new_user) {
    await ask("DELETE", "me", null, access);
    throw new Trouble(common.stranger);
  }
  try {
    await ask("POST", "me/email/confirm", { token }, access);
  } finally {
    await ask("POST", "auth/logout", null, access).catch(() => {});
  }
}

async function submit(event) {
  event.preventDefault();
  say("", "");
  $("button").disabled = true;
  try {
    if (await steps[page.purpose]()) {
      $("form").hidden = true;
      $("lead").hidden = true;
      say(own.done, "good");
    }
  } catch (trouble) {
    if (!(trouble instanceof Trouble)) throw trouble;
    say(trouble.message, "bad");
  } finally {
    $("button").disabled = false;
  }
}

function begin() {
  document.documentElement.lang = language;
  document.title = `${own.title} – ${document.title}`;
  $("title").textContent = own.title;
  if (!token) {
    say(common.incomplete, "bad");
    return;
  }
  $("lead").textContent = own.lead;
  for (const label of document.querySelectorAll("label")) label.textContent = common[label.htmlFor];
  $("button").textContent = page.purpose === "change" ? common.next : own.button;
  $("password").autocomplete = page.purpose === "reset" ? "new-password" : "current-password";
  if (page.purpose === "reset") document.querySelector("label[for=password]").textContent = common.newPassword;
  $("show").addEventListener("change", () => ($("password").type = $("show").checked ? "text" : "password"));
  $("form").addEventListener("submit", submit);
  $("form").hidden = false;
  show(...{ verify: [], reset: ["password", "show"], change: ["login"] }[page.purpose]);
}

begin();
