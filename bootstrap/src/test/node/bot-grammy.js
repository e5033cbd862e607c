// A bot on grammY. TG_BASE, TG_TOKEN: its Bot API. HOOK_PORT and HOOK_SECRET: by webhook. CRASH: ends when told "boom".
const http = require("node:http");
const { Bot, InlineKeyboard, Keyboard, webhookCallback } = require("grammy");

const { TG_BASE, TG_TOKEN, HOOK_PORT, HOOK_SECRET, CRASH } = process.env;
const bot = new Bot(TG_TOKEN, { client: { apiRoot: TG_BASE } });

bot.command("start", (ctx) =>
  ctx.reply(`Started with ${ctx.match}`, { reply_markup: new InlineKeyboard().text("Yes", `yes:${ctx.match}`) }));
bot.callbackQuery(/^yes:/, async (ctx) => {
  await ctx.answerCallbackQuery("Thanks");
  await ctx.editMessageText("Confirmed");
  await ctx.reply("Your number?", { reply_markup: new Keyboard().requestContact("Share").oneTime() });
});
bot.on("message:contact", (ctx) => {
  const { phone_number, user_id } = ctx.msg.contact;
  return ctx.reply(`Got ${phone_number}, own: ${user_id === ctx.from.id && !ctx.msg.forward_origin}`, {
    reply_markup: { remove_keyboard: true },
  });
});
bot.on("my_chat_member", (ctx) => console.log(ctx.myChatMember.new_chat_member.status));
bot.hears("boom", (ctx) => (CRASH ? process.exit(3) : ctx.reply("survived")));
bot.catch((trouble) => console.error(trouble));

async function start() {
  if (!HOOK_PORT) {
    await bot.start({ onStart: () => console.log("ready") });
    return;
  }
  await bot.init();
  http.createServer(webhookCallback(bot, "http", { secretToken: HOOK_SECRET })).listen(Number(HOOK_PORT), "127.0.0.1");
  await bot.api.setWebhook(`http://127.0.0.1:${HOOK_PORT}/`, { secret_token: HOOK_SECRET });
  console.log("ready");
}

start().catch((trouble) => {
  console.error(trouble);
  process.exit(1);
});
