package org.agent008.adapter.langchain4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import java.net.ConnectException;
import java.util.stream.Stream;

/** Why a language model was of no use, in a sentence for people that holds nothing secret. */
final class Reason {
    private Reason() {}

    static String of(String model, Throwable fault) {
        return "The language model " + model + " " + what(fault);
    }

    private static String what(Throwable fault) {
        return switch (fault) {
            case RateLimitException _ -> "takes no more requests now (429).";
            case AuthenticationException _ -> "does not accept the key (401): check apiKey.";
            case ModelNotFoundException _ -> "is not known there (404): check model and baseUrl.";
            case InvalidRequestException _ -> "did not understand the request (400).";
            case InternalServerException _ -> "failed (5xx).";
            case TimeoutException _ -> "did not answer in time.";
            case UnresolvedModelServerException _ -> "was not found: check baseUrl.";
            case CallReader.NotAsAskedException _ -> "answered something else than it was asked.";
            default ->
                    caused(fault, ConnectException.class)
                            ? "is not there: check baseUrl."
                            : caused(fault, JsonProcessingException.class)
                                    ? "answered something else than it was asked."
                                    : "could not be asked: the connection broke.";
        };
    }

    static boolean caused(Throwable fault, Class<? extends Throwable> by) {
        return Stream.iterate(fault, f -> f != null, Throwable::getCause).anyMatch(by::isInstance);
    }
}
