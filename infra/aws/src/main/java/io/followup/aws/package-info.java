/** AWS as we meet it on the wire, each service by its own guide: it knows nothing of Followup. */
@NullMarked
package io.followup.aws;

import org.jspecify.annotations.NullMarked;
