using Xunit;

public class PermitTests
{
    [Fact]
    public void Expires() => Assert.Equal(2, new Permit(1).Next().Number);
}
