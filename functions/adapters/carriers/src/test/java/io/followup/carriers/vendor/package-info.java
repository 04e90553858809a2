@NullMarked
package io.followup.carriers.vendor;

import org.jspecify.annotations.NullMarked;
