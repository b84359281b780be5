package org.agent008.domain.event;

import org.agent008.domain.call.CallId;
import org.agent008.domain.contact.Contact;

/** The person clicked on the contact of a call, to see more of it in another program. */
public record ContactClicked(CallId call, Contact contact) implements PhoneEvent {}
