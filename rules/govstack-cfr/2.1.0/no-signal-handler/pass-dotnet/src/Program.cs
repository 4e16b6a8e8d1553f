var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapGet("/permits", () => Results.Ok());
app.Run();
