package org.agent008.adapter.sip;

import gov.nist.core.CommonLogger;
import gov.nist.javax.sip.EventScanner;
import gov.nist.javax.sip.EventWrapper;
import gov.nist.javax.sip.ListeningPointImpl;
import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.message.SIPMessage;
import java.net.InetSocketAddress;
import java.util.Properties;
import java.util.function.Consumer;
import javax.sip.ClientTransaction;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.ListeningPoint;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipListener;
import javax.sip.SipProvider;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionAlreadyExistsException;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * JAIN-SIP's parser and transactions over one link.
 *
 * <p>Its dialogs are switched off: they end by themselves after one failed INFO, hide forked and
 * repeated answers, and wait on semaphores. {@link CallDialog} is a fraction of them. Every event
 * reaches the {@link Core} on the {@link Loop}.
 */
final class JainStack implements SipListener, AutoCloseable {
    /** Who decides what messages mean. */
    interface Core {
        /** A request other than ACK. */
        void onRequest(Request request, ServerTransaction transaction);

        /** A request without what its method demands: no transaction takes it. */
        void onInvalid(Request request);

        /** The ACK of a 2xx. */
        void onAck(Request ack);

        /** A response that no transaction waits for any more, such as a second 200 to an INVITE. */
        void onStray(Response response);
    }

    private static final Logger log = LoggerFactory.getLogger(JainStack.class);

    static {
        // JAIN-SIP asks for log4j 1.x unless this is set before its first class loads.
        CommonLogger.legacyLogger = new Slf4jStackLogger();
    }

    private final SipStackImpl stack;
    private final LinkTransport transport;
    private final ListeningPointImpl point;
    private final SipProvider provider;
    private final Loop loop;
    private final Core core;

    /**
     * @param name of the transport, as Via has it
     * @param out where messages go
     */
    JainStack(String name, Loop loop, Consumer<String> out, Core core) {
        this.loop = loop;
        this.core = core;
        Properties p = new Properties();
        p.setProperty("javax.sip.STACK_NAME", "agent008");
        p.setProperty("javax.sip.OUTBOUND_PROXY", LinkTransport.PEER + ":5060/" + name);
        p.setProperty("javax.sip.ROUTER_PATH", FlowRouter.class.getName());
        p.setProperty("javax.sip.AUTOMATIC_DIALOG_SUPPORT", "off");
        p.setProperty("gov.nist.javax.sip.STACK_LOGGER", Slf4jStackLogger.class.getName());
        p.setProperty("gov.nist.javax.sip.SERVER_LOGGER", NoServerLog.class.getName());
        p.setProperty("gov.nist.javax.sip.DELIVER_UNSOLICITED_NOTIFY", "true");
        p.setProperty("gov.nist.javax.sip.REENTRANT_LISTENER", "true");
        p.setProperty("gov.nist.javax.sip.MAX_MESSAGE_SIZE", "1048576");
        p.setProperty("gov.nist.javax.sip.THREAD_PRIORITY", "5");
        try {
            stack = new SipStackImpl(p);
            transport = new LinkTransport(out);
            stack.setMessageProcessorFactory(transport);
            ListeningPoint created = stack.createListeningPoint(LinkTransport.LOCAL, 5060, name);
            point = (ListeningPointImpl) created;
            provider = stack.createSipProvider(created);
            provider.addSipListener(this);
            stack.start();
            endScanner();
        } catch (SipException
                | javax.sip.InvalidArgumentException
                | java.util.TooManyListenersException e) {
            throw new IllegalStateException("JAIN-SIP did not start", e);
        }
    }

    /**
     * Events come on the thread that caused them (REENTRANT_LISTENER), so JAIN-SIP's event thread
     * is idle; being no daemon and deaf to {@code stop()}, it would keep the JVM alive.
     */
    private void endScanner() {
        EventScanner scanner = stack.getEventScanner();
        scanner.forceStop();
        var wakeUp = new IOExceptionEvent(provider, LinkTransport.PEER, 0, point.getTransport());
        scanner.addEvent(new EventWrapper(wakeUp, null));
    }

    /** The other end of the connection that is open now. */
    void peer(InetSocketAddress peer) {
        transport.channel().peer(peer);
    }

    /** A message from the link. */
    void received(String message) {
        transport.channel().received(message);
    }

    /** Sends a request whose responses go to {@code exchange}. */
    ClientTransaction start(Request request, Exchange exchange) throws SipException {
        ClientTransaction transaction = provider.getNewClientTransaction(request);
        transaction.setApplicationData(exchange);
        transaction.sendRequest();
        return transaction;
    }

    /** Answers a request; an answer that comes too late for its transaction is dropped. */
    void respond(ServerTransaction transaction, Response response) {
        try {
            transaction.sendResponse(response);
        } catch (SipException | javax.sip.InvalidArgumentException e) {
            log.debug("too late for a {}", response.getStatusCode(), e);
        }
    }

    /** Sends past the transactions: the ACK of a 2xx, and that 2xx again. */
    void sendDirectly(Message message) {
        byte[] bytes = ((SIPMessage) message).encodeAsBytes(point.getTransport());
        transport.channel().sendMessage(bytes, message instanceof Request);
    }

    @Override
    public void processRequest(RequestEvent event) {
        Request request = event.getRequest();
        if (request.getMethod().equals(Request.ACK)) {
            loop.execute(() -> core.onAck(request));
            return;
        }
        try {
            ServerTransaction given = event.getServerTransaction();
            ServerTransaction transaction =
                    given == null ? provider.getNewServerTransaction(request) : given;
            loop.execute(() -> core.onRequest(request, transaction));
        } catch (TransactionAlreadyExistsException retransmission) {
            log.trace("a retransmission, answered by its transaction");
        } catch (SipException e) {
            log.debug("invalid {}: {}", request.getMethod(), e.getMessage());
            loop.execute(() -> core.onInvalid(request));
        }
    }

    @Override
    public void processResponse(ResponseEvent event) {
        Response response = event.getResponse();
        ClientTransaction transaction = event.getClientTransaction();
        if (transaction != null && transaction.getApplicationData() instanceof Exchange exchange) {
            loop.execute(() -> exchange.onResponse(response));
        } else {
            loop.execute(() -> core.onStray(response));
        }
    }

    @Override
    public void processTimeout(TimeoutEvent event) {
        // each exchange keeps its own time
    }

    @Override
    public void processIOException(IOExceptionEvent event) {
        // the channel never fails: the link tells of losses
    }

    @Override
    public void processTransactionTerminated(TransactionTerminatedEvent event) {}

    @Override
    public void processDialogTerminated(DialogTerminatedEvent event) {}

    @Override
    public void close() {
        stack.stop();
    }
}
