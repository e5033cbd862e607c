package dev.latchkey.application.shared;

class InMemoryRateCountersTest implements RateCountersContract {
    private final RateCounters counters = new InMemoryRateCounters(new InMemoryTransactions());

    @Override
    public RateCounters counters() {
        return counters;
    }
}
