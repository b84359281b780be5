package org.agent008.domain.phone;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.agent008.domain.call.By;
import org.agent008.domain.call.CallId;
import org.agent008.domain.event.CallEvent;
import org.agent008.domain.event.Envelope;
import org.agent008.domain.speech.Span;

/** When calls that are answered were on hold. */
final class Courses {
    private final Map<CallId, Course> courses = new HashMap<>();

    private static final class Course {
        final Instant answered;
        final Map<By, Instant> holding = new EnumMap<>(By.class);
        final List<Span> holds = new ArrayList<>();

        Course(Instant answered) {
            this.answered = answered;
        }

        void resumed(By by, Instant at) {
            Optional.ofNullable(holding.remove(by))
                    .ifPresent(since ->
                            holds.add(
                                    new Span(
                                            Duration.between(answered, since),
                                            Duration.between(answered, at))));
        }
    }

    void on(Envelope told) {
        if (told.event() instanceof CallEvent event) {
            Instant at = told.timestamp();
            switch (event) {
                case CallEvent.Accepted(var cdr) -> courses.put(cdr.id(), new Course(at));
                case CallEvent.Held(var cdr, By by) ->
                        of(cdr.id()).ifPresent(c -> c.holding.putIfAbsent(by, at));
                case CallEvent.Resumed(var cdr, By by) ->
                        of(cdr.id()).ifPresent(c -> c.resumed(by, at));
                case CallEvent.Terminated(var cdr) ->
                        of(cdr.id())
                                .ifPresent(c ->
                                        List.copyOf(c.holding.keySet())
                                                .forEach(by -> c.resumed(by, at)));
                case CallEvent.Completed(var cdr, var _) -> courses.remove(cdr.id());
                case CallEvent.Ringing _,
                        CallEvent.Dtmf _,
                        CallEvent.Transferred _,
                        CallEvent.Recorded _,
                        CallEvent.Transcribed _,
                        CallEvent.Summarized _,
                        CallEvent.Analyzed _ -> {}
            }
        }
    }

    private Optional<Course> of(CallId id) {
        return Optional.ofNullable(courses.get(id));
    }

    /** Of a call that is over, in time since it was answered. */
    List<Span> holds(CallId id) {
        return of(id).map(c -> List.copyOf(c.holds)).orElse(List.of());
    }
}
