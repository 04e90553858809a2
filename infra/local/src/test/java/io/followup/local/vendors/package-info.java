@NullMarked
package io.followup.local.vendors;

import org.jspecify.annotations.NullMarked;
