/** What every carrier keeps to, as tests that an adapter inherits. */
@NullMarked
package io.followup.carriers.conformance;

import org.jspecify.annotations.NullMarked;
