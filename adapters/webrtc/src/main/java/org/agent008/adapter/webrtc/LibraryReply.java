package org.agent008.adapter.webrtc;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.agent008.domain.port.Media.MediaException;
import org.jspecify.annotations.Nullable;

/** What the library tells by callback, to wait for; failures become sentences. */
final class LibraryReply {
    private static final long SECONDS = 10;

    private LibraryReply() {}

    static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof MediaException known
                    ? known
                    : new MediaException("The media library failed: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new MediaException("The media library gave no answer.", e);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    static MediaException over() {
        return new MediaException("The call is over.");
    }

    static MediaException interrupted() {
        Thread.currentThread().interrupt();
        return over();
    }

    static MediaException refused(@Nullable String why) {
        String reason = Objects.requireNonNullElse(why, "no reason given");
        int end = Math.min(reason.length(), 200); // it quotes the line at fault, however long
        return MediaException.refused("The SDP cannot be used: " + reason.substring(0, end) + ".");
    }

    /** An offer or answer of ours was made. */
    static final class Made implements CreateSessionDescriptionObserver {
        private final CompletableFuture<RTCSessionDescription> future = new CompletableFuture<>();

        @Override
        public void onSuccess(RTCSessionDescription description) {
            Guard.run(() -> future.complete(description));
        }

        @Override
        public void onFailure(String error) {
            Guard.run(() -> future.completeExceptionally(refused(error)));
        }

        RTCSessionDescription await() {
            return LibraryReply.await(future);
        }
    }

    /** A description was taken. */
    static final class Done implements SetSessionDescriptionObserver {
        private final CompletableFuture<Void> future = new CompletableFuture<>();

        @Override
        public void onSuccess() {
            Guard.run(() -> future.complete(null));
        }

        @Override
        public void onFailure(String error) {
            Guard.run(() -> future.completeExceptionally(refused(error)));
        }

        void await() {
            var _ = LibraryReply.await(future);
        }
    }
}
