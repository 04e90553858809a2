/** What the adapters of carriers add to their HTTP client's call. */
@NullMarked
package io.followup.bench.adapters;

import org.jspecify.annotations.NullMarked;
