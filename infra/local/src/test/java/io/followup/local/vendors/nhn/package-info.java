@NullMarked
package io.followup.local.vendors.nhn;

import org.jspecify.annotations.NullMarked;
