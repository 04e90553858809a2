/** What starting and calling the packaged functions costs, measured side by side. */
@NullMarked
package io.followup.bench;

import org.jspecify.annotations.NullMarked;
