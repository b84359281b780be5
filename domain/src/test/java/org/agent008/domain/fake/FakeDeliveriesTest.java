package org.agent008.domain.fake;

import java.util.List;
import org.agent008.domain.contract.DeliveriesContract;
import org.agent008.domain.event.CallEvent;
import org.agent008.domain.event.Envelope;
import org.agent008.domain.port.Deliveries;

class FakeDeliveriesTest implements DeliveriesContract {
    private final FakeDeliveries deliveries = new FakeDeliveries();

    @Override
    public Deliveries deliveries() {
        return deliveries;
    }

    @Override
    public void append(List<Envelope> envelopes) {
        for (Envelope e : envelopes) {
            String lane = e.event() instanceof CallEvent c ? c.call().value() : "phone";
            deliveries.add(HOOK, e.id(), lane, e.toString(), e.timestamp());
            deliveries.add(OTHER, e.id(), lane, e.toString(), e.timestamp());
        }
    }
}
