package org.agent008.domain.call;

/**
 * Why a call ended, in words a person understands.
 *
 * <p>{@link #code()} is stable and meant for programs; {@link #text()} is meant for people.
 */
public enum HangUpCause {
    HUNG_UP("hung-up", "You hung up"),
    REMOTE_HUNG_UP("remote-hung-up", "The other side hung up"),
    CANCELLED("cancelled", "The call was cancelled before it was answered"),
    ANSWERED_ELSEWHERE("answered-elsewhere", "The call was answered on another phone"),
    TRANSFERRED("transferred", "The call was transferred"),
    DECLINED("declined", "The call was declined"),
    BUSY("busy", "The line is busy"),
    DO_NOT_DISTURB("do-not-disturb", "The call was refused: do not disturb"),
    TOO_MANY_CALLS("too-many-calls", "The call was refused: too many calls at once"),
    NO_ANSWER("no-answer", "Nobody answered"),
    UNAVAILABLE("unavailable", "The other side is not available"),
    NO_SUCH_NUMBER("no-such-number", "There is no such number"),
    REDIRECTED("redirected", "The phone system says to call another number instead"),
    BAD_ADDRESS("bad-address", "The number or address is not valid"),
    FORBIDDEN("forbidden", "The phone system does not allow this call"),
    WRONG_PASSWORD("wrong-password", "The phone system refused the user name or password"),
    MEDIA_REFUSED(
            "media-refused", "The two sides could not agree on audio (DTLS-SRTP is required)"),
    MEDIA_FAILED("media-failed", "The audio connection could not be made"),
    MEDIA_LOST("media-lost", "The audio connection was lost"),
    CONNECTION_LOST("connection-lost", "The connection to the phone system was lost"),
    NO_REPLY("no-reply", "The phone system did not reply"),
    SERVER_ERROR("server-error", "The phone system reported an error"),
    SHUT_DOWN("shut-down", "The phone was closed during the call"),
    CRASHED("crashed", "The phone stopped unexpectedly during the call");

    private final String code;
    private final String text;

    HangUpCause(String code, String text) {
        this.code = code;
        this.text = text;
    }

    /** The stable name for programs, in kebab case. */
    public String code() {
        return code;
    }

    /** One sentence for people, in English. */
    public String text() {
        return text;
    }

    /** The cause a final SIP response to our INVITE stands for (RFC 3261 section 21). */
    public static HangUpCause ofResponse(int status) {
        return switch (status) {
            case 300, 301, 302, 305, 380 -> REDIRECTED;
            case 401, 407 -> WRONG_PASSWORD;
            case 403 -> FORBIDDEN;
            case 404, 410, 604 -> NO_SUCH_NUMBER;
            case 400, 414, 416, 484, 485 -> BAD_ADDRESS;
            case 408 -> NO_REPLY;
            case 415, 488, 606 -> MEDIA_REFUSED;
            case 480, 430 -> UNAVAILABLE;
            case 486, 600 -> BUSY;
            case 487 -> CANCELLED;
            case 603, 607, 608 -> DECLINED;
            default -> SERVER_ERROR;
        };
    }
}
