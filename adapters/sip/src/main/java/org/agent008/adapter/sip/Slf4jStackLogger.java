package org.agent008.adapter.sip;

import gov.nist.core.StackLogger;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends JAIN-SIP's log to SLF4J (logger {@code gov.nist.sip}), so that no log4j 1.x is needed.
 *
 * <p>Its debug level prints whole messages, so only warnings and errors pass, and as debug: what
 * the stack calls an error is a peer's malformed message. Public because JAIN-SIP makes it by name.
 */
public final class Slf4jStackLogger implements StackLogger {
    private static final Logger log = LoggerFactory.getLogger("gov.nist.sip");

    @Override
    public void logStackTrace() {}

    @Override
    public void logStackTrace(int level) {}

    @Override
    public int getLineCount() {
        return 0;
    }

    @Override
    public void logException(Throwable e) {
        log.debug("in the SIP stack", e);
    }

    @Override
    public void logDebug(String message) {}

    @Override
    public void logDebug(String message, Exception e) {}

    @Override
    public void logTrace(String message) {}

    @Override
    public void logFatalError(String message) {
        log.error(message);
    }

    @Override
    public void logError(String message) {
        log.debug(firstLine(message));
    }

    @Override
    public void logError(String message, Exception e) {
        log.debug(firstLine(message), e);
    }

    @Override
    public void logWarning(String message) {
        log.debug(firstLine(message));
    }

    @Override
    public void logInfo(String message) {}

    @Override
    public boolean isLoggingEnabled() {
        return log.isDebugEnabled();
    }

    @Override
    public boolean isLoggingEnabled(int level) {
        return log.isDebugEnabled() && level <= TRACE_WARN;
    }

    @Override
    public void disableLogging() {}

    @Override
    public void enableLogging() {}

    @Override
    public void setBuildTimeStamp(String stamp) {}

    @Override
    public void setStackProperties(Properties properties) {}

    @Override
    public String getLoggerName() {
        return log.getName();
    }

    /** What follows may be a message with credentials. */
    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
