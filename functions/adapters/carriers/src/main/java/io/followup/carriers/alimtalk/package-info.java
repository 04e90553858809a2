/** KakaoTalk AlimTalk, through the vendor that the workspace chose. */
@NullMarked
package io.followup.carriers.alimtalk;

import org.jspecify.annotations.NullMarked;
