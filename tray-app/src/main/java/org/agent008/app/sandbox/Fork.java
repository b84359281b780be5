package org.agent008.app.sandbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way through the proxy (RFC 3261 section 16): one server transaction towards the
 * caller and one branch per place the callee may be. The first 2xx wins and the other branches are
 * cancelled; without one the best refusal goes back when all have refused.
 */
final class Fork {
    private final Flow upstream;
    private final SipMessage request;
    private final List<Branch> branches = new ArrayList<>();
    private boolean answered;

    Fork(Flow upstream, SipMessage request) {
        this.upstream = upstream;
        this.request = request;
    }

    /** One copy of the request, sent to one place. */
    final class Branch {
        private final Flow downstream;
        private final SipMessage sent;
        private boolean heard;
        private boolean over;
        private boolean unwanted;
        private @Nullable SipMessage refusal;

        private Branch(Flow downstream, SipMessage sent) {
            this.downstream = downstream;
            this.sent = sent;
        }

        void onResponse(SipMessage response) {
            boolean first = !heard;
            heard = true;
            if (response.status() >= 300) {
                onRefused(response);
            } else if (response.status() >= 200) {
                over = true;
                answered = true;
                upstream.send(response.popped("Via"));
                Fork.this.cancel();
            } else if (unwanted) {
                if (first) {
                    sendCancel();
                }
            } else if (response.status() > 100) {
                upstream.send(response.popped("Via"));
            }
        }

        private void onRefused(SipMessage response) {
            if (isInvite()) {
                downstream.send(sent.hopByHop("ACK", response.required("To")));
            }
            if (!over) {
                refused(response.popped("Via"));
                if (response.status() >= 600) {
                    Fork.this.cancel();
                }
            }
        }

        private void refused(SipMessage response) {
            over = true;
            refusal = response;
            settle();
        }

        /** A CANCEL may only follow a provisional response (section 9.1). */
        private void cancel() {
            if (!over && !unwanted) {
                unwanted = true;
                if (heard) {
                    sendCancel();
                }
            }
        }

        private void sendCancel() {
            downstream.send(sent.hopByHop("CANCEL", sent.required("To")));
        }
    }

    boolean isInvite() {
        return request.method().equals("INVITE");
    }

    boolean comesFrom(Flow flow, String branch) {
        return upstream.equals(flow) && request.branch().equals(branch);
    }

    Branch send(Flow downstream, SipMessage copy) {
        Branch branch = new Branch(downstream, copy);
        branches.add(branch);
        downstream.send(copy);
        return branch;
    }

    /** The caller gave up, or somebody else answered. */
    void cancel() {
        if (isInvite()) {
            branches.forEach(Branch::cancel);
        }
    }

    /** A connection is gone: nothing more comes from it, and nobody listens on it. */
    void onClosed(Flow flow) {
        if (upstream.equals(flow)) {
            cancel();
        }
        branches.stream()
                .filter(b -> b.downstream.equals(flow) && !b.over)
                .toList()
                .forEach(b -> b.refused(request.response(480, "Temporarily Unavailable")));
    }

    /** No final response in time. */
    void onTimeout() {
        if (!answered) {
            cancel();
            answered = true;
            upstream.send(request.response(408, "Request Timeout"));
        }
    }

    private void settle() {
        Optional<SipMessage> best =
                branches.stream()
                        .flatMap(b -> Optional.ofNullable(b.refusal).stream())
                        .min(Comparator.comparingInt(r -> r.status() >= 600 ? 0 : r.status()));
        if (!answered && branches.stream().allMatch(b -> b.refusal != null)) {
            answered = true;
            best.ifPresent(upstream::send);
        }
    }
}
