package org.agent008.app;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.agent008.domain.contact.Contact;
import org.agent008.domain.phone.Configuration;
import org.agent008.domain.phone.Destination;
import org.agent008.domain.phone.DialRequest;
import org.agent008.domain.phone.Links;
import org.agent008.domain.phone.Mailbox;
import org.agent008.domain.phone.Phone;
import org.agent008.domain.phone.Registration;
import org.agent008.domain.phone.Reply;
import org.agent008.domain.phone.Reply.Refusal;
import org.agent008.domain.port.Contacts;
import org.jspecify.annotations.Nullable;

/** Takes links to the person, once there is one at the screen, or to the phone. */
final class LinkDesk implements Links {
    private static final long PATIENCE_SECONDS = 20;

    private final Mailbox mailbox;
    private final Configuration configuration;
    private final Contacts contacts;
    private volatile @Nullable Person person;

    LinkDesk(Mailbox mailbox, Configuration configuration, Contacts contacts) {
        this.mailbox = mailbox;
        this.configuration = configuration;
        this.contacts = contacts;
    }

    /** Whoever is asked; must not block. */
    interface Person {
        /** Whether to call this, and who that is where the contacts know. */
        void confirm(Destination to, Optional<String> name);

        /** The phone shall show itself. */
        void show();
    }

    /** From now on there is somebody to ask. */
    void ask(Person somebody) {
        person = somebody;
    }

    @Override
    public CompletionStage<Reply<Outcome>> open(Optional<String> link) {
        Person asked = person;
        if (link.isEmpty()) {
            return CompletableFuture.completedFuture(show(asked));
        }
        if (!configuration.state().settings().dialPolicy().confirmLinks()) {
            DialRequest request = DialRequest.to(link.get()).by(DialRequest.By.PROGRAM);
            return mailbox.ask(phone -> then(phone.dial(request), Outcome.CALLING));
        }
        return asked == null
                ? CompletableFuture.completedFuture(nobody())
                : mailbox.ask(phone -> confirm(phone, link.get(), asked));
    }

    /** The same for a phone that has just started: it waits a while until calls can be made. */
    CompletionStage<Reply<Outcome>> openOnceRegistered(String link) {
        CompletableFuture<Boolean> ready = new CompletableFuture<>();
        var _ =
                mailbox.ask(phone -> {
                    Runnable look = () -> look(phone, ready);
                    phone.onChange(look);
                    look.run();
                    return link;
                });
        return ready.completeOnTimeout(false, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .thenCompose(_ -> open(Optional.of(link)));
    }

    private static void look(Phone phone, CompletableFuture<Boolean> ready) {
        if (!ready.isDone() && phone.snapshot().registration() instanceof Registration.Registered) {
            ready.complete(true);
        }
    }

    private Reply<Outcome> confirm(Phone phone, String link, Person asked) {
        Reply<Destination> to = phone.check(DialRequest.to(link).by(DialRequest.By.LINK));
        if (to instanceof Reply.Done<Destination>(Destination number)) {
            asked.confirm(number, contacts.match(number.toString()).map(Contact::name));
        }
        return then(to, Outcome.ASKED);
    }

    private static Reply<Outcome> show(@Nullable Person asked) {
        if (asked == null) {
            return new Reply.Refused<>(Refusal.NOT_NOW, "This phone runs without a screen.");
        }
        asked.show();
        return new Reply.Done<>(Outcome.SHOWN);
    }

    private static <T> Reply<Outcome> then(Reply<T> reply, Outcome outcome) {
        return switch (reply) {
            case Reply.Done<T> _ -> new Reply.Done<>(outcome);
            case Reply.Refused<T>(var why, var text) -> new Reply.Refused<>(why, text);
        };
    }

    private static Reply<Outcome> nobody() {
        return new Reply.Refused<>(
                Refusal.NOT_ALLOWED,
                "This phone runs without a screen and has nobody to ask. Set"
                        + " dialPolicy.confirmLinks to false to have it call links at once.");
    }
}
