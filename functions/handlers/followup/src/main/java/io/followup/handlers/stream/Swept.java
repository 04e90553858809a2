package io.followup.handlers.stream;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What a sweep found due.
 *
 * @param due chats
 * @param silent deliveries whose carriers never called back
 */
@RegisterForReflection
public record Swept(int due, int silent) {}
