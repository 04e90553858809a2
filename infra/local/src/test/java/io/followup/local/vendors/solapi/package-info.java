@NullMarked
package io.followup.local.vendors.solapi;

import org.jspecify.annotations.NullMarked;
