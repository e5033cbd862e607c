package dev.latchkey.application.login.telegram.line;

class InMemoryLineLeaseTest implements LineLeaseContract {
    private final LineLease lease = new InMemoryLineLease();

    @Override
    public LineLease lease() {
        return lease;
    }
}
