package io.followup.handlers.stream;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** How many chats a sweep found due. */
@RegisterForReflection
public record Swept(int due) {}
