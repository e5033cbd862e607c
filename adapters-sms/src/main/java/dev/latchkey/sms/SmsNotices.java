package dev.latchkey.sms;

import dev.latchkey.application.messages.NoticeTexts;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.messages.NoticeKind;

/** The words of notices, short enough for one SMS. No links: whoever gets one in an SMS should not have to trust it. */
public final class SmsNotices implements NoticeTexts {

    @Override
    public String of(NoticeKind kind, Language language) {
        return switch (language) {
            case RU -> russian(kind) + " " + russianAdvice(kind);
            case EN -> english(kind) + " " + englishAdvice(kind);
        };
    }

    private static String russian(NoticeKind kind) {
        return switch (kind) {
            case PASSWORD_CHANGED -> "Ваш пароль изменён.";
            case PHONE_CHANGED -> "Номер вашей учётной записи изменён.";
            case PHONE_RECYCLED -> "У вашего номера новый владелец.";
            case PHONE_DORMANT -> "Кто-то входит по вашему номеру.";
            case EMAIL_CHANGED -> "Почта вашей учётной записи изменена.";
            case EMAIL_ADDED -> "К вашей учётной записи добавлена почта.";
            case EMAIL_RELEASED -> "Вашу почту подтвердил кто-то другой.";
            case TELEGRAM_LINKED -> "К учётной записи привязан Telegram.";
            case TELEGRAM_UNLINKED -> "Telegram отвязан от учётной записи.";
            case ROLE_CHANGED -> "Ваша роль изменена.";
            case ACCOUNT_BANNED -> "Ваша учётная запись заблокирована.";
            case SESSION_REUSED -> "Сеанс завершён: его ключ могли украсть.";
            case ACCOUNT_DELETED -> "Ваша учётная запись удалена.";
        };
    }

    private static String russianAdvice(NoticeKind kind) {
        return switch (cause(kind)) {
            case OWNER -> "Не вы? Напишите в поддержку.";
            case OTHERS -> "Ошибка? Напишите в поддержку.";
            case US -> "Войдите снова.";
        };
    }

    private static String english(NoticeKind kind) {
        return switch (kind) {
            case PASSWORD_CHANGED -> "Your password was changed.";
            case PHONE_CHANGED -> "Your account has a new phone number.";
            case PHONE_RECYCLED -> "Your phone number has a new owner.";
            case PHONE_DORMANT -> "Somebody tried to sign in with your phone number.";
            case EMAIL_CHANGED -> "Your account has a new e-mail address.";
            case EMAIL_ADDED -> "An e-mail address was added to your account.";
            case EMAIL_RELEASED -> "Your e-mail address was removed: somebody else has confirmed it.";
            case TELEGRAM_LINKED -> "A Telegram was linked to your account.";
            case TELEGRAM_UNLINKED -> "The Telegram of your account was unlinked.";
            case ROLE_CHANGED -> "Your role was changed.";
            case ACCOUNT_BANNED -> "Your account was banned.";
            case SESSION_REUSED -> "One of your sessions was ended: its key may be stolen.";
            case ACCOUNT_DELETED -> "Your account was deleted.";
        };
    }

    private static String englishAdvice(NoticeKind kind) {
        return switch (cause(kind)) {
            case OWNER -> "If this was not you, contact support.";
            case OTHERS -> "If this is a mistake, contact support.";
            case US -> "Sign in again.";
        };
    }

    /** Whether it may have been the owner: who is banned is not to be asked whether it was them. */
    private static Cause cause(NoticeKind kind) {
        return switch (kind) {
            case PASSWORD_CHANGED,
                    PHONE_CHANGED,
                    PHONE_RECYCLED,
                    PHONE_DORMANT,
                    EMAIL_CHANGED,
                    EMAIL_ADDED,
                    TELEGRAM_LINKED,
                    TELEGRAM_UNLINKED,
                    ACCOUNT_DELETED -> Cause.OWNER;
            case ROLE_CHANGED, ACCOUNT_BANNED, EMAIL_RELEASED -> Cause.OTHERS;
            case SESSION_REUSED -> Cause.US;
        };
    }

    private enum Cause {
        OWNER,
        OTHERS,
        US
    }
}
