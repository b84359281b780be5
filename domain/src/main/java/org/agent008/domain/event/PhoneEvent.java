package org.agent008.domain.event;

/**
 * Something that happened. Names and JSON live in the wire adapter, where a new type breaks the
 * build until it has both.
 */
public sealed interface PhoneEvent
        permits CallEvent, ContactClicked, StatusChanged, RegistrationChanged {}
