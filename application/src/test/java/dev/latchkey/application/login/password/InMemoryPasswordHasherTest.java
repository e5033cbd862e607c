package dev.latchkey.application.login.password;

class InMemoryPasswordHasherTest implements PasswordHasherContract {
    private final PasswordHasher hasher = new InMemoryPasswordHasher();

    @Override
    public PasswordHasher hasher() {
        return hasher;
    }
}
