package io.followup.domain.id;

import java.time.Instant;

/**
 * Something that the sweep should look after.
 *
 * @param key whose
 * @param at since when, as it was listed
 */
public record Due<K>(K key, Instant at) {}
