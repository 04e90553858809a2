/** The rules and stories of the product, told over HTTP to the packaged laptop. */
@NullMarked
package io.followup.local.stories;

import org.jspecify.annotations.NullMarked;
