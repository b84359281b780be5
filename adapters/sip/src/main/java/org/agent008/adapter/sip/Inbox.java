package org.agent008.adapter.sip;

import java.util.List;
import java.util.Optional;
import javax.sip.ServerTransaction;
import javax.sip.header.CSeqHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.agent008.domain.call.CallId;

/** Takes what arrives unasked: finds its call, makes a new one, or says why not. */
final class Inbox implements JainStack.Core {
    private static final List<String> WITHIN_CALLS =
            List.of(
                    Request.INVITE,
                    Request.BYE,
                    Request.INFO,
                    Request.NOTIFY,
                    Request.UPDATE,
                    Request.REFER);
    private static final List<String> ONLY_WITHIN_CALLS =
            List.of(Request.BYE, Request.INFO, Request.UPDATE, Request.PRACK);
    private static final List<String> SUPPORTED = List.of("replaces", SessionTerms.TIMER);
    private final UserAgent agent;

    Inbox(UserAgent agent) {
        this.agent = agent;
    }

    @Override
    public void onRequest(Request request, ServerTransaction transaction) {
        var in = new SipCall.Pending(request, transaction);
        if (request.getMethod().equals(Request.CANCEL)) {
            onCancel(in);
        } else if (!unknown(request).isEmpty()) {
            Response response = response(420, request);
            unknown(request).forEach(tag -> agent.messages().add(response, "Unsupported", tag));
            agent.stack().respond(transaction, response);
        } else if (CallDialog.toTag(request).isEmpty()) {
            onOutside(in);
        } else {
            onWithin(in);
        }
    }

    /** The extensions that a request needs and we don't have. */
    private static List<String> unknown(Request request) {
        return Headers.tags(request, "Require").stream()
                .filter(tag -> !SUPPORTED.contains(tag))
                .toList();
    }

    @Override
    public void onInvalid(Request request) {
        agent.stack().sendDirectly(response(400, request));
    }

    private void onCancel(SipCall.Pending in) {
        Optional<InboundCall> cancelled =
                inbound().stream().filter(call -> call.isCancelledBy(in.request())).findFirst();
        answer(in, cancelled.isPresent() ? 200 : 481);
        cancelled.ifPresent(call -> call.onCancel(in.request()));
    }

    private void onWithin(SipCall.Pending in) {
        Request request = in.request();
        Optional<SipCall> call =
                agent.calls()
                        .find(CallDialog.callId(request), CallDialog.toTag(request))
                        .filter(found -> found.isFor(request));
        if (request.getMethod().equals(Request.OPTIONS)) {
            capabilities(in);
        } else if (call.isEmpty()) {
            answer(in, 481);
        } else if (WITHIN_CALLS.contains(request.getMethod())) {
            call.get().onRequest(in);
        } else {
            notAllowed(in);
        }
    }

    private void onOutside(SipCall.Pending in) {
        String method = in.request().getMethod();
        if (method.equals(Request.INVITE)) {
            onInvite(in);
        } else if (method.equals(Request.OPTIONS)) {
            capabilities(in);
        } else if (method.equals(Request.NOTIFY)) {
            answer(in, 200); // PBXs send message-waiting news unasked
        } else if (ONLY_WITHIN_CALLS.contains(method)) {
            answer(in, 481);
        } else {
            notAllowed(in);
        }
    }

    private void onInvite(SipCall.Pending in) {
        Request request = in.request();
        if (inbound().stream().anyMatch(call -> call.isMergedWith(request))) {
            answer(in, 482);
        } else if (Messages.hasForeignBody(request)) {
            Response response = response(415, request);
            agent.messages().add(response, "Accept", "application/sdp");
            agent.stack().respond(in.transaction(), response);
        } else if (SessionTerms.areTooShort(request)) {
            Response response = response(422, request);
            SessionTerms.refuse(agent.messages(), response);
            agent.stack().respond(in.transaction(), response);
        } else {
            Headers.value(request, "Replaces")
                    .ifPresentOrElse(
                            replaced -> replace(in, replaced), () -> ring(in, Optional.empty()));
        }
    }

    /** RFC 3891 section 3. */
    private void replace(SipCall.Pending in, String replaced) {
        Optional<Replacing> wanted = Replacing.parse(replaced);
        Optional<SipCall> call = wanted.flatMap(w -> w.among(agent.calls()));
        if (call.isEmpty()) {
            answer(in, wanted.isEmpty() ? 400 : 481);
        } else if (wanted.get().earlyOnly()) {
            answer(in, 486);
        } else {
            ring(in, Optional.of(call.get().id()));
        }
    }

    private void ring(SipCall.Pending in, Optional<CallId> replaced) {
        InboundCall call =
                new InboundCall(agent, nameOf(in.request()), agent.tokens().next(10), in, replaced);
        agent.calls().add(call);
        call.announce();
    }

    /** X-Call-ID, else Call-ID; a name that a live call has already falls through to the next. */
    private CallId nameOf(Request invite) {
        String callId = CallDialog.callId(invite);
        return Headers.value(invite, "X-Call-ID")
                .filter(name -> !name.isBlank())
                .map(CallId::new)
                .filter(name -> !agent.calls().isLive(name))
                .or(() ->
                        Optional.of(new CallId(callId)).filter(name -> !agent.calls().isLive(name)))
                .orElseGet(() -> new CallId(callId + "-" + agent.tokens().next(6)));
    }

    @Override
    public void onAck(Request ack) {
        agent.calls()
                .find(CallDialog.callId(ack), CallDialog.toTag(ack))
                .filter(call -> call.isFor(ack))
                .ifPresent(call -> call.onAck(ack));
    }

    @Override
    public void onStray(Response response) {
        boolean answersInvite =
                ((CSeqHeader) response.getHeader(CSeqHeader.NAME))
                        .getMethod()
                        .equals(Request.INVITE);
        if (answersInvite && response.getStatusCode() / 100 == 2) {
            agent.calls()
                    .find(CallDialog.callId(response), CallDialog.fromTag(response))
                    .ifPresent(call -> call.onRepeatedSuccess(response));
        }
    }

    private List<InboundCall> inbound() {
        return agent.calls().of(agent).stream()
                .filter(InboundCall.class::isInstance)
                .map(InboundCall.class::cast)
                .toList();
    }

    private void capabilities(SipCall.Pending in) {
        Response response = response(200, in.request());
        agent.messages().allow(response);
        agent.messages().add(response, "Accept", "application/sdp");
        agent.stack().respond(in.transaction(), response);
    }

    private void notAllowed(SipCall.Pending in) {
        Response response = response(405, in.request());
        agent.messages().allow(response);
        agent.stack().respond(in.transaction(), response);
    }

    private void answer(SipCall.Pending in, int status) {
        agent.stack().respond(in.transaction(), response(status, in.request()));
    }

    private Response response(int status, Request request) {
        String tag = CallDialog.toTag(request);
        return agent.messages()
                .response(status, request, tag.isEmpty() ? agent.tokens().next(10) : tag);
    }
}
