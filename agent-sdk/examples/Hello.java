import org.agent008.sdk.Softphone;

/** Answers each call and tells when it is over. */
public class Hello {
    public static void main(String[] args) {
        try (var phone = Softphone.connect()) {
            phone.onIncoming(call -> {
                call.answer();
                System.out.println("talking with " + call.from());
                System.out.println("over after " + call.awaitEnd().duration() + " s");
            });
            System.out.println("ready");
            phone.awaitClose();
        }
    }
}
