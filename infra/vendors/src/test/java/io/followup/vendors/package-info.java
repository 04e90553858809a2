@NullMarked
package io.followup.vendors;

import org.jspecify.annotations.NullMarked;
