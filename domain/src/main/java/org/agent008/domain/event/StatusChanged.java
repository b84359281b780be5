package org.agent008.domain.event;

import org.agent008.domain.settings.Status;

/** The person changed the status. */
public record StatusChanged(Status status) implements PhoneEvent {}
