/** What a running Followup takes: replies, beats, and how soon they are with a carrier. */
@NullMarked
package io.followup.bench.load;

import org.jspecify.annotations.NullMarked;
