package org.agent008.domain.event;

import org.agent008.domain.phone.Registration;

/** The account's registration with the PBX changed. */
public record RegistrationChanged(String account, Registration registration)
        implements PhoneEvent {}
