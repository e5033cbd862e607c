package dev.latchkey.application.login.telegram.push;

/** What the bot does with what people do who sign in. The same update twice does no more than once. */
public final class HandleUpdate {
    private final AskInChat ask;
    private final AnswerInChat answer;

    public HandleUpdate(AskInChat ask, AnswerInChat answer) {
        this.ask = ask;
        this.answer = answer;
    }

    public BotReply handle(BotUpdate update) {
        if (update instanceof BotUpdate.Start start) {
            return ask.start(start);
        }
        if (update instanceof BotUpdate.Contact contact) {
            return ask.contact(contact);
        }
        if (update instanceof BotUpdate.Typed typed) {
            return answer.typed(typed);
        }
        return answer.answer((BotUpdate.Press) update);
    }
}
