// A bot on Telegraf. TG_BASE, TG_TOKEN: its Bot API. HOOK_PORT and HOOK_SECRET: by webhook. CRASH: ends when told "boom".
const http = require("node:http");
const { Telegraf, Markup } = require("telegraf");

const { TG_BASE, TG_TOKEN, HOOK_PORT, HOOK_SECRET, CRASH } = process.env;
const bot = new Telegraf(TG_TOKEN, { telegram: { apiRoot: TG_BASE } });

bot.start((ctx) =>
  ctx.reply(`Started with ${ctx.payload}`, Markup.inlineKeyboard([Markup.button.callback("Yes", `yes:${ctx.payload}`)])));
bot.action(/^yes:/, async (ctx) => {
  await ctx.answerCbQuery("Thanks");
  await ctx.editMessageText("Confirmed");
  await ctx.reply("Your number?", Markup.keyboard([Markup.button.contactRequest("Share")]).oneTime());
});
bot.on("contact", (ctx) => {
  const { phone_number, user_id } = ctx.message.contact;
  return ctx.reply(
    `Got ${phone_number}, own: ${user_id === ctx.from.id && !ctx.message.forward_origin}`,
    Markup.removeKeyboard());
});
bot.on("my_chat_member", (ctx) => console.log(ctx.myChatMember.new_chat_member.status));
bot.hears("boom", (ctx) => (CRASH ? process.exit(3) : ctx.reply("survived")));
bot.catch((trouble) => console.error(trouble));

async function start() {
  if (!HOOK_PORT) {
    await bot.launch(() => console.log("ready"));
    return;
  }
  bot.botInfo = await bot.telegram.getMe();
  http.createServer(bot.webhookCallback("/", { secretToken: HOOK_SECRET })).listen(Number(HOOK_PORT), "127.0.0.1");
  await bot.telegram.setWebhook(`http://127.0.0.1:${HOOK_PORT}/`, { secret_token: HOOK_SECRET });
  console.log("ready");
}

start().catch((trouble) => {
  console.error(trouble);
  process.exit(1);
});
