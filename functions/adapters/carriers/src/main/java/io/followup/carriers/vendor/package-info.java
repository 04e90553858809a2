/** What the vendors that speak JSON over HTTP have in common. */
@NullMarked
package io.followup.carriers.vendor;

import org.jspecify.annotations.NullMarked;
