package dev.latchkey.application.login.telegram.line;

import dev.latchkey.domain.login.BotProblem;

class InMemoryBotOfficeTest implements BotOfficeContract {
    private final InMemoryBotOffice office = new InMemoryBotOffice();

    @Override
    public BotOffice office() {
        return office;
    }

    @Override
    public void answer(int status) {
        office.refuse(
                switch (status) {
                    case 401 -> BotProblem.TOKEN_REFUSED;
                    case 400 -> BotProblem.CALL_REFUSED;
                    default -> BotProblem.UNREACHABLE;
                });
    }
}
