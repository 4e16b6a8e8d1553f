module example.org/register
