package io.followup.handlers.stream;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A message of the sweep's queue of deliveries. */
@RegisterForReflection
public record AskMessage(String delivery) {}
